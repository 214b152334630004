using System.Text;

namespace AgentLoop;

/// <summary>What surrounds a workspace and says which of its files are ignored.</summary>
internal sealed record IgnoreRules
{
    /// <summary>For a folder that belongs to no repository.</summary>
    public static IgnoreRules None { get; } = new();

    /// <summary>The path of the workspace in its repository, with a <c>/</c> at the end; empty for the repository's root.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>What the folders above the workspace and <c>.git/info/exclude</c> say.</summary>
    public IgnoreScope? Outer { get; init; }

    /// <summary>Files that count although they are ignored, because git tracks them.</summary>
    public IReadOnlyList<string> Tracked { get; init; } = [];

    /// <summary>The scope of a folder that may have a <c>.gitignore</c> of its own.</summary>
    public IgnoreScope? Enter(IgnoreScope? outer, string folder, byte[]? gitIgnore) => gitIgnore is null
        ? outer
        : new IgnoreScope(outer, GitIgnoreFile.Parse(gitIgnore), Encoding.UTF8.GetByteCount(Prefix + folder) + (folder.Length > 0 ? 1 : 0));

    /// <summary>Whether a path in the workspace is ignored.</summary>
    public bool Ignores(IgnoreScope? scope, string path, bool isFolder)
    {
        if (scope is null)
            return false;
        Span<byte> buffer = stackalloc byte[512];
        string full = Prefix.Length == 0 ? path : Prefix + path;
        return Encoding.UTF8.TryGetBytes(full, buffer, out int length)
            ? scope.Ignores(buffer[..length], isFolder)
            : scope.Ignores(Encoding.UTF8.GetBytes(full), isFolder);
    }
}
