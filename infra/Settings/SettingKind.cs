namespace Todo.Infra.Settings;

/// <summary>What kind of value a setting has; editors are told by the schema.</summary>
public enum SettingKind
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>One of a few words.</summary>
    Choice,

    /// <summary>Text that is encrypted in the file.</summary>
    Secret,

    /// <summary>An object of names, each true or false.</summary>
    Flags,

    /// <summary>An object of labels, each with its value.</summary>
    Labels,

    /// <summary>An object of services, each with the image that it runs.</summary>
    Images,
}
