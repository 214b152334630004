namespace AgentLoop;

/// <summary>What is ignored in a folder: what its own <c>.gitignore</c> says, then those of the folders above it.</summary>
internal sealed class IgnoreScope(IgnoreScope? outer, GitIgnoreFile file, int baseLength)
{
    /// <summary>Whether an entry is ignored whose path, from the repository's root, this is.</summary>
    public bool Ignores(ReadOnlySpan<byte> path, bool isFolder)
    {
        ReadOnlySpan<byte> name = path[(path.LastIndexOf((byte)'/') + 1)..];
        for (IgnoreScope? scope = this; scope is not null; scope = scope.Outer)
        {
            if (scope.Says(path, name, isFolder) is bool ignored)
                return ignored;
        }

        return false;
    }

    private IgnoreScope? Outer => outer;

    private bool? Says(ReadOnlySpan<byte> path, ReadOnlySpan<byte> name, bool isFolder) => file.Ignores(path[baseLength..], name, isFolder);
}
