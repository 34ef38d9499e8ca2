using Todo.Infra.Components;
using Todo.Infra.Settings;
using Todo.Infra.Values;

namespace Todo.Infra.Services;

/// <summary>PostgreSQL, where the stack has its database in the cluster.</summary>
internal static class DatabaseService
{
    internal const string Name = "database";

    internal static readonly ServiceDescription Description = new(
        new ServiceSection(Name, "PostgreSQL in the cluster")
        {
            IsReplicated = false,
            Resources = ResourceBudget.Default,
            // It refuses new work as soon as it is told to end, so there is no use in going on for longer.
            Shutdown = new GracefulShutdown(gracePeriodSeconds: 30, preStopSleepSeconds: 1),
            OnlyWhere = TodoKeys.DatabaseStorage.OnlyWhere,
        },
        Compose)
    {
        // PostgreSQL's own: a new version of the application is no reason to restart the database.
        Version = "v17.0.0",
    };

    private static Database Compose(ServiceContext stack) => new(
        stack.Name,
        new DatabaseArgs
        {
            Runtime = stack.Runtime,
            Storage = stack.Settings.DatabaseStorage,
            Password = stack.Settings.DatabasePassword?.ToOutput(),
        },
        stack.Options);
}
