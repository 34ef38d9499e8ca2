namespace Todo.Infra.Policies;

/// <summary>A rule that one object may break, as its annotation says.</summary>
/// <param name="Manifest">The object's kind and name, such as <c>Deployment backend</c>.</param>
/// <param name="Id">The rule's id.</param>
/// <param name="Reason">Why it may.</param>
public sealed record PolicyException(string Manifest, string Id, string Reason);
