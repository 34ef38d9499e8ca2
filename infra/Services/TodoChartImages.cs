namespace Todo.Infra.Services;

/// <summary>The part <c>images</c> of <see cref="TodoChartValues"/>.</summary>
internal sealed record TodoChartImages
{
    public string? Registry { get; init; }

    public required string PullPolicy { get; init; }

    public required string Tag { get; init; }

    public required string Backend { get; init; }

    public string? Database { get; init; }

    public required string Frontend { get; init; }
}
