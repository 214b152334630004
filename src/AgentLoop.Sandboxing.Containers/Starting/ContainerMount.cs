namespace AgentLoop.Sandboxing.Containers;

/// <summary>A file or folder of the host and where it is in a container.</summary>
internal sealed record ContainerMount
{
    public required string Source { get; init; }

    public required string Target { get; init; }

    public bool IsWritable { get; init; }

    /// <summary>The argument for <c>--volume</c>.</summary>
    public string Argument => $"{Source}:{Target}:{(IsWritable ? "rw" : "ro")}";

    public static ContainerMount ReadOnly(string source, string target) => new() { Source = source, Target = target };

    public static ContainerMount Writable(string source, string target) => new() { Source = source, Target = target, IsWritable = true };
}
