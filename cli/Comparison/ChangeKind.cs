namespace Todo.Cli.Comparison;

/// <summary>What happens to a resource.</summary>
internal enum ChangeKind
{
    /// <summary>It stays as it is.</summary>
    Same,

    /// <summary>It is made.</summary>
    Add,

    /// <summary>It is changed in place.</summary>
    Change,

    /// <summary>It belongs to another component, which is another resource to Pulumi; the object is the same.</summary>
    Move,

    /// <summary>It is deleted and made anew, because what changes cannot be changed in place.</summary>
    Replace,

    /// <summary>It is deleted.</summary>
    Delete,

    /// <summary>It is protected from what would happen to it: the whole update will be refused.</summary>
    Refuse,
}
