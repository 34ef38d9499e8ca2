namespace Todo.Infra.Values;

/// <summary>Where the database is; the setting <c>todo:databaseLocation</c>.</summary>
public enum DatabaseLocation
{
    /// <summary>A service of the stack, with a volume.</summary>
    Cluster,

    /// <summary>Elsewhere, such as Neon; the stack knows its connection string.</summary>
    External,
}
