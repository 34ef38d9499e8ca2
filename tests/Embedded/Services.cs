namespace Todo.Tests.Embedded;

/// <summary>A service provider that has one thing, which is made when asked for.</summary>
internal sealed class Services(Func<object?> make) : IServiceProvider
{
    public object? GetService(Type serviceType) => make();
}
