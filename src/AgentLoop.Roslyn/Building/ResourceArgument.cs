namespace AgentLoop.Roslyn;

/// <summary>A file that a compiler embeds: <c>/resource:file[,name[,public|private]]</c>.</summary>
internal sealed record ResourceArgument(string File, string Name, bool IsPublic)
{
    public static ResourceArgument Parse(string value, string directory)
    {
        string[] parts = value.Split(',');
        string file = Path.GetFullPath(Path.Combine(directory, parts[0].Trim('"')));
        string name = parts.Length > 1 && parts[1].Trim('"').Length > 0 ? parts[1].Trim('"') : Path.GetFileName(file);
        return new ResourceArgument(file, name, parts.Length < 3 || !parts[2].Equals("private", StringComparison.OrdinalIgnoreCase));
    }
}
