using System.Collections.Immutable;
using System.Reflection;
using Pulumi.Testing;

namespace Pulumi;

public sealed partial class Deployment
{
    private static readonly SemaphoreSlim s_oneAtATime = new(1);

    /// <summary>Runs a stack against mocks, and gives all its resources. Only one such run is going on at a time.</summary>
    public static async Task<ImmutableArray<Resource>> TestAsync<TStack>(IMocks mocks, TestOptions? options = null)
        where TStack : Stack, new() =>
        (await TestAsync(mocks, options, Create<TStack>)).Resources;

    /// <summary>As above, for a stack that a service provider makes.</summary>
    public static async Task<ImmutableArray<Resource>> TestWithServiceProviderAsync<TStack>(
        IMocks mocks, IServiceProvider serviceProvider, TestOptions? options = null)
        where TStack : Stack =>
        (await TestAsync(mocks, options, () => Resolve<TStack>(serviceProvider))).Resources;

    /// <summary>As above, for a function that creates the resources.</summary>
    public static async Task<ImmutableArray<Resource>> TestAsync(
        IMocks testMocks, TestOptions testOptions, Func<Task> createResources)
    {
        var (resources, stack) = await TestAsync(testMocks, testOptions, () => new TestStack(createResources));
        return resources.Remove(stack);
    }

    /// <inheritdoc cref="TestAsync(IMocks, TestOptions, Func{Task})"/>
    public static Task<ImmutableArray<Resource>> TestAsync(IMocks testMocks, TestOptions testOptions, Action createResources) =>
        TestAsync(testMocks, testOptions, () =>
        {
            createResources();
            return Task.CompletedTask;
        });

    private static TStack Create<TStack>()
        where TStack : Stack, new() =>
        (TStack)Activator.CreateInstance(typeof(TStack), BindingFlags.DoNotWrapExceptions, null, null, null)!;

    private static TStack Resolve<TStack>(IServiceProvider serviceProvider)
        where TStack : Stack => serviceProvider.GetService(typeof(TStack)) as TStack
        ?? throw new InvalidOperationException($"The service provider has no {typeof(TStack)}: register it before the test.");

    private static async Task<(ImmutableArray<Resource> Resources, TStack Stack)> TestAsync<TStack>(
        IMocks mocks, TestOptions? options, Func<TStack> createStack)
        where TStack : Stack
    {
        if (Current is not null)
            throw new InvalidOperationException("A deployment is running already: one test cannot run inside of another.");
        await s_oneAtATime.WaitAsync();
        try
        {
            return await new Deployment(mocks, options).TestAsync(createStack);
        }
        finally
        {
            s_oneAtATime.Release();
        }
    }

    private async Task<(ImmutableArray<Resource> Resources, TStack Stack)> TestAsync<TStack>(Func<TStack> createStack)
        where TStack : Stack
    {
        // Only this method and what it calls see the value: it is gone for the caller.
        s_current.Value = this;
        TStack? stack = null;
        try
        {
            stack = createStack();
            stack.RegisterPropertyOutputs();
        }
        catch (Exception exception)
        {
            AddError(exception);
        }

        await _pending.DrainAsync();
        return (_registrar.Resources, stack!);
    }
}
