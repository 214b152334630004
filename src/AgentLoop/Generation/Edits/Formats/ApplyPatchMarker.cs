namespace AgentLoop;

internal static class ApplyPatchMarker
{
    public const string Begin = "*** Begin Patch";
    public const string End = "*** End Patch";
    public const string Add = "*** Add File: ";
    public const string Delete = "*** Delete File: ";
    public const string Update = "*** Update File: ";
    public const string Move = "*** Move to: ";
    public const string EndOfFile = "*** End of File";
    public const string Context = "@@";

    /// <summary>What follows a marker, if the line begins with it; blanks around do not count.</summary>
    public static bool TryTake(ReadOnlySpan<char> line, string marker, out string rest)
    {
        line = line.Trim();
        bool matches = line.StartsWith(marker.AsSpan().TrimEnd()) && (line.Length < marker.Length || line[marker.Length - 1] == ' ');
        rest = matches ? line[Math.Min(line.Length, marker.Length)..].Trim().ToString() : "";
        return matches && rest.Length > 0;
    }
}
