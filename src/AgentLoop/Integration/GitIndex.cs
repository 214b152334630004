using System.Security.Cryptography;
using System.Text;

namespace AgentLoop;

/// <summary>An index apart from the user's, in a file of its own.</summary>
internal sealed class GitIndex
{
    private const string Submodule = "160000";

    private readonly GitRepository repository;
    private readonly GitFilters filters;
    private readonly Dictionary<string, string> environment;
    private readonly Dictionary<string, GitIndexEntry> entries = new(StringComparer.Ordinal);

    private GitIndex(GitRepository repository, GitFilters filters, string file)
    {
        this.repository = repository;
        this.filters = filters;
        environment = new(StringComparer.Ordinal) { ["GIT_INDEX_FILE"] = file };
    }

    /// <summary>Reads the tree of <c>HEAD</c> into a new index.</summary>
    public static async ValueTask<GitIndex> ReadAsync(GitRepository repository, string file, CancellationToken cancellationToken)
    {
        GitFilters filters = await GitFilters.ReadAsync(repository.TopLevel, cancellationToken).ConfigureAwait(false);
        GitIndex index = new(repository, filters, file);
        string tree = repository.Head.Length > 0 ? repository.Head : "--empty";
        await index.RunAsync(["read-tree", tree], default, cancellationToken).ConfigureAwait(false);
        string listed = await index.RunAsync(["ls-files", "-s", "-z"], default, cancellationToken).ConfigureAwait(false);
        foreach (string line in listed.Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            GitIndexEntry entry = GitIndexEntry.Parse(line);
            index.entries[entry.Path] = entry;
        }

        return index;
    }

    /// <exception cref="AgentLoopException">The file belongs to another repository inside of this one.</exception>
    public void Refuse(FileChange change)
    {
        foreach (string path in new[] { change.Path, change.NewPath }.OfType<string>().Select(path => repository.Prefix + path))
        {
            string? nested = ChangePaths.Folders(path).Prepend(path).FirstOrDefault(folder =>
                entries.GetValueOrDefault(folder) is { Mode: Submodule } || Path.Exists(Path.Combine(repository.TopLevel, folder, ".git")));
            if (nested is not null)
                throw new AgentLoopException($"\"{path}\" belongs to the repository \"{nested}\" inside of this one, and cannot be committed here.");
        }
    }

    /// <summary>Refuses files that a filter of the repository's own configuration would have to change, since it is not run.</summary>
    /// <exception cref="AgentLoopException">There is one.</exception>
    public async ValueTask RefuseFilteredAsync(IReadOnlyList<FileVersions> files, CancellationToken cancellationToken)
    {
        if (filters.Names.Count == 0)
            return;
        IEnumerable<string> paths = files.Select(file => repository.Prefix + (file.Change.Destination() ?? file.Change.Path) + '\0');
        byte[] input = Encoding.UTF8.GetBytes(string.Concat(paths));
        string[] said = (await RunAsync(["check-attr", "-z", "--stdin", "filter"], input, cancellationToken).ConfigureAwait(false)).Split('\0');
        for (int i = 0; i + 2 < said.Length; i += 3)
        {
            if (filters.Names.Contains(said[i + 2], StringComparer.Ordinal))
                throw new AgentLoopException(
                    $"\"{said[i]}\" goes through the filter \"{said[i + 2]}\", a program that the repository's own configuration names and that is not run; configure it with \"git config --global\" if you trust it.");
        }
    }

    /// <summary>Whether the file was something else in <c>HEAD</c> than in the workspace.</summary>
    public async ValueTask<bool> DiffersAsync(FileVersions file, CancellationToken cancellationToken)
    {
        string path = repository.Prefix + file.Change.Path;
        GitIndexEntry? committed = entries.GetValueOrDefault(path);
        if (file.Before is not { } before || committed is null)
            return (file.Before is null) != (committed is null);
        HashAlgorithmName algorithm = repository.ObjectFormat is "sha256" ? HashAlgorithmName.SHA256 : HashAlgorithmName.SHA1;
        if (string.Equals(GitObjectName.OfBlob(before.Span, algorithm), committed.Name, StringComparison.Ordinal))
            return false;
        string filtered = await HashAsync(path, before, file.OldMode, [], cancellationToken).ConfigureAwait(false);
        return !string.Equals(filtered, committed.Name, StringComparison.Ordinal);
    }

    /// <summary>Puts the new contents into the repository and the index.</summary>
    public async ValueTask ChangeAsync(IReadOnlyList<FileVersions> files, CancellationToken cancellationToken)
    {
        StringBuilder removed = new();
        StringBuilder added = new();
        string nothing = new('0', repository.ObjectFormat is "sha256" ? 64 : 40);
        foreach (FileVersions file in files)
        {
            if (file.Change.Vacates())
                removed.Append($"0 {nothing}\t{repository.Prefix}{file.Change.Path}\0");
            if (file.Change.Destination() is not { } destination)
                continue;
            string path = repository.Prefix + destination;
            string name = await HashAsync(path, file.AfterBytes, file.NewMode, ["-w"], cancellationToken).ConfigureAwait(false);
            added.Append($"{file.NewMode.ToGitMode()} {name}\t{path}\0");
        }

        byte[] input = Encoding.UTF8.GetBytes(removed.Append(added).ToString());
        await RunAsync(["update-index", "-z", "--index-info"], input, cancellationToken).ConfigureAwait(false);
    }

    public ValueTask<string> WriteTreeAsync(CancellationToken cancellationToken) => RunAsync(["write-tree"], default, cancellationToken);

    /// <summary>Names a content as git would when adding it: with its line ends and filters, as the repository's attributes say.</summary>
    private ValueTask<string> HashAsync(
        string path, ReadOnlyMemory<byte> content, WorkspaceFileMode mode, string[] options, CancellationToken cancellationToken)
    {
        string how = mode == WorkspaceFileMode.SymbolicLink ? "--no-filters" : "--path=" + path;
        return RunAsync(["-c", "core.safecrlf=false", "hash-object", how, "--stdin", .. options], content, cancellationToken);
    }

    private ValueTask<string> RunAsync(IReadOnlyList<string> arguments, ReadOnlyMemory<byte> input, CancellationToken cancellationToken) =>
        GitRepository.RunAsync(
            new GitCall
            {
                Folder = repository.TopLevel,
                Arguments = ["-c", "core.splitIndex=false", .. arguments],
                Input = input,
                Environment = environment,
                Filters = filters,
            },
            cancellationToken);
}
