namespace AgentLoop;

/// <summary>What writer and reader of a file of runs agree on.</summary>
internal static class JsonLinesFormat
{
    public const string Name = "agentloop.runs";

    public const int Version = 1;

    /// <summary>How many bytes of an artifact stand on a line, so that no line is long on account of an artifact.</summary>
    public const int PartLength = 1024 * 1024;

    /// <summary>A line that is longer is refused: nothing that is written here is.</summary>
    public const int LongestLine = 64 * 1024 * 1024;

    /// <summary>An artifact that is longer is refused, since a store takes it in one piece.</summary>
    public const long LongestArtifact = 1024 * 1024 * 1024;
}
