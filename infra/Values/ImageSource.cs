namespace Todo.Infra.Values;

/// <summary>Where the images come from that pods run; the setting <c>todo:imageSource</c>.</summary>
public enum ImageSource
{
    /// <summary>From the Docker that built them, which is the cluster's own: never pushed, never pulled.</summary>
    Build,

    /// <summary>From a registry, to which they are pushed; pods run them by digest.</summary>
    Registry,
}
