using System.Collections;
using System.Collections.Immutable;
using Pulumi.Serialization;
using Pulumi.Testing;

namespace Pulumi;

/// <summary>Registers resources with the mocks, in the place of Pulumi's engine.</summary>
internal sealed class Registrar(IMocks mocks, DeploymentInstance instance)
{
    // Stands for the id of a provider that a preview does not know.
    private const string UnknownId = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    private readonly Lock _lock = new();
    private readonly List<Resource> _resources = [];
    private readonly HashSet<string> _urns = [];
    private readonly Waits _waits = new();

    public ImmutableArray<Resource> Resources
    {
        get
        {
            lock (_lock)
                return [.. _resources];
        }
    }

    /// <summary>Registers a resource and settles its outputs, even when something fails.</summary>
    public async Task RegisterAsync(Resource resource, Stack? stack, bool custom, ResourceArgs args, ResourceOptions options)
    {
        try
        {
            Add(resource);
            if (stack is null)
                Complete(resource, "urn", Urn(null, resource));
            else
                await CreateAsync(resource, stack, custom, args, options);
        }
        catch (Exception exception)
        {
            foreach (var source in resource.OutputSources.Values)
                source.Fail(exception);
            throw;
        }
        finally
        {
            foreach (var source in resource.OutputSources.Values)
                source.CompleteWithDefault(isKnown: !instance.IsDryRun);
        }
    }

    private void Add(Resource resource)
    {
        var urn = EngineUrn(resource);
        lock (_lock)
        {
            if (!_urns.Add(urn))
                throw new RunException($"Duplicate resource URN '{urn}'; try giving it a unique name");
            _resources.Add(resource);
        }
    }

    // The engine knows a resource by the types of all its parents; the mocks' URN names only the topmost one.
    private string EngineUrn(Resource resource)
    {
        var types = resource.GetResourceType();
        for (var parent = resource.Parent; parent is not null and not Stack; parent = parent.Parent)
            types = $"{parent.GetResourceType()}${types}";
        return $"urn:pulumi:{instance.StackName}::{instance.ProjectName}::{types}::{resource.GetResourceName()}";
    }

    private string Urn(string? parentUrn, Resource resource)
    {
        var above = parentUrn is null ? "" : $"{parentUrn.Split("::")[2].Split('$')[0]}$";
        var type = $"{above}{resource.GetResourceType()}";
        return $"urn:pulumi:{instance.StackName}::{instance.ProjectName}::{type}::{resource.GetResourceName()}";
    }

    private async Task CreateAsync(Resource resource, Stack stack, bool custom, ResourceArgs args, ResourceOptions options)
    {
        await WaitForDependenciesAsync(resource, options);
        var type = resource.GetResourceType();
        var inputs = await Serializer.SerializeMembersAsync($"{type} {resource.GetResourceName()}", await args.ToDictionaryAsync());
        var parentUrn = await _waits.WaitAsync(resource, options.Parent ?? stack);
        var request = new MockResourceArgs
        {
            Type = type,
            Name = resource.GetResourceName(),
            Inputs = KnownValues(inputs),
            Provider = custom && options.Provider is not null ? await ReferenceAsync(options.Provider) : "",
        };
        var (id, state) = await mocks.NewResourceAsync(request);
        Complete(resource, "urn", Urn(parentUrn, resource));
        if (custom)
            CompleteId(resource, id ?? "");
        await CompleteOutputsAsync(resource, state);
    }

    private async Task WaitForDependenciesAsync(Resource resource, ResourceOptions options)
    {
        var dependencies = await options.DependsOn.ToOutput().Data;
        foreach (var dependency in (dependencies.IsKnown ? dependencies.Value : []).SelectMany(WithChildren).Distinct())
            if (dependency != resource)
                await _waits.WaitAsync(resource, dependency);
    }

    // To depend on a component is to depend on what it is made of.
    private static IEnumerable<Resource> WithChildren(Resource resource) =>
        resource is ComponentResource ? resource.Children.SelectMany(WithChildren) : [resource];

    private static async Task<string> ReferenceAsync(ProviderResource provider)
    {
        var id = await provider.Id.Data;
        return $"{(await provider.Urn.Data).Value}::{(id.IsKnown ? id.Value : UnknownId)}";
    }

    private static ImmutableDictionary<string, object> KnownValues(Dictionary<string, OutputData<object?>> members) => members
        .Where(member => member.Value is { IsKnown: true, Value: not null })
        .ToImmutableDictionary(member => member.Key, member => member.Value.Value!);

    private static void Complete(Resource resource, string output, string value) =>
        resource.OutputSources[output].Complete(output, OutputData<object?>.Known(value));

    private static void CompleteId(Resource resource, string id) =>
        resource.OutputSources["id"].Complete("id", new(id, id.Length > 0, false, []));

    private static async Task CompleteOutputsAsync(Resource resource, object state)
    {
        var path = $"{resource.GetResourceType()} {resource.GetResourceName()}";
        foreach (var (name, data) in await Serializer.SerializeMembersAsync(path, await MembersAsync(state)))
            if (data is not { IsKnown: true, Value: null } && resource.OutputSources.TryGetValue(name, out var source))
                source.Complete($"{path}.{name}", data);
    }

    private static async Task<IEnumerable<KeyValuePair<string, object?>>> MembersAsync(object state) => state switch
    {
        InputArgs args => await args.ToDictionaryAsync(),
        IDictionary map => Serializer.Members("state", map),
        IDictionary<string, object> map => map.Select(entry => KeyValuePair.Create(entry.Key, (object?)entry.Value)),
        _ => throw new InvalidOperationException($"A mock gave a {state.GetType()} as state: it must be a dictionary."),
    };

    /// <summary>Tells the mocks what a component gives.</summary>
    public async Task RegisterOutputsAsync(ComponentResource component, Output<IDictionary<string, object?>> outputs)
    {
        var urn = await component.Urn.Data;
        var data = await outputs.Data;
        var members = await Serializer.SerializeMembersAsync(component.GetResourceName(), data.IsKnown ? data.Value : []);
        await mocks.RegisterResourceOutputs(new MockRegisterResourceOutputsRequest(urn.Value, members
            .Where(member => member.Value is not { IsKnown: true, Value: null })
            .ToImmutableDictionary(member => member.Key, member => new Output<object?>(Task.FromResult(member.Value)))));
    }
}
