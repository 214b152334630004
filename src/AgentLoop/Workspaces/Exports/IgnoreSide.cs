namespace AgentLoop;

/// <summary>What is ignored on one side of a comparison, by the <c>.gitignore</c> files there.</summary>
internal sealed class IgnoreSide(IFileTree tree, IgnoreRules rules)
{
    public IgnoreState Root => new(rules.Outer, IsIgnored: false);

    /// <summary>The state with the folder's own <c>.gitignore</c>.</summary>
    public IgnoreState Enter(IgnoreState folder, string path) => folder.IsIgnored
        ? folder
        : folder with { Scope = rules.Enter(folder.Scope, path, Read(path)) };

    /// <summary>The state of a folder inside.</summary>
    public IgnoreState Below(IgnoreState folder, string path) => folder.IsIgnored
        ? folder
        : folder with { IsIgnored = rules.Ignores(folder.Scope, path, isFolder: true) };

    /// <summary>Whether a file inside is ignored.</summary>
    public bool Ignores(IgnoreState folder, string path) => folder.IsIgnored || rules.Ignores(folder.Scope, path, isFolder: false);

    /// <summary>A file that may not be read says nothing.</summary>
    private byte[]? Read(string folder)
    {
        try
        {
            return tree.ReadIgnoreFile(folder);
        }
        catch (AgentLoopException)
        {
            return null;
        }
    }
}
