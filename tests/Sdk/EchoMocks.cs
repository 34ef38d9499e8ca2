using System.Collections.Immutable;
using Pulumi.Testing;

namespace Todo.Tests.Sdk;

/// <summary>Mocks that keep what they are given and answer with the inputs, or with what a test says.</summary>
internal sealed class EchoMocks : IMocks
{
    private readonly List<MockResourceArgs> _created = [];
    private readonly List<MockRegisterResourceOutputsRequest> _outputs = [];

    public Func<MockResourceArgs, object> State { get; init; } = args => args.Inputs;

    public Func<MockResourceArgs, string?> Id { get; init; } = args => $"{args.Name}-id";

    public Func<MockResourceArgs, Task> Before { get; init; } = _ => Task.CompletedTask;

    public ImmutableArray<MockResourceArgs> Created
    {
        get
        {
            lock (_created)
                return [.. _created];
        }
    }

    public ImmutableArray<MockRegisterResourceOutputsRequest> Outputs
    {
        get
        {
            lock (_outputs)
                return [.. _outputs];
        }
    }

    public MockResourceArgs this[string name] => Created.Single(args => args.Name == name);

    public async Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        await Before(args);
        lock (_created)
            _created.Add(args);
        return (Id(args), State(args));
    }

    public Task<object> CallAsync(MockCallArgs args) => throw new NotSupportedException(args.Token);

    public Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest args)
    {
        lock (_outputs)
            _outputs.Add(args);
        return Task.CompletedTask;
    }
}
