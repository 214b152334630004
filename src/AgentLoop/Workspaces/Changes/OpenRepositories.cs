namespace AgentLoop;

/// <summary>
/// Finds what belongs to a repository that lies open among the files. Git takes any folder for one that has in it what a <c>.git</c> has, and runs what
/// its configuration names as soon as someone calls git in there.
/// </summary>
/// <remarks>
/// What makes a folder one stands in <c>is_git_directory</c> of git's setup.c: a <c>HEAD</c> that can be read, and an <c>objects</c> and a <c>refs</c> that may be
/// executed, folders or not, there or where a <c>commondir</c> leads. Here the names alone count: contents and modes may follow with another change.
/// </remarks>
internal sealed class OpenRepositories
{
    public const string Reason = "belongs to a folder that git takes for a repository, whose configuration can make git run programs";

    /// <summary>More are not looked at, and the folder is taken for a repository.</summary>
    private const int MostNames = 300_000;

    private static readonly HashSet<string> Own = new(StringComparer.OrdinalIgnoreCase)
    {
        "HEAD", "commondir", "config", "config.worktree", "gitdir", "hooks", "index", "info", "modules", "objects", "packed-refs", "refs", "worktrees",
    };

    private readonly IReadOnlyList<IFileTree> trees;
    private readonly IReadOnlySet<string> gone;
    private readonly HashSet<string> written;
    private readonly Dictionary<string, bool> known = new(StringComparer.Ordinal);

    /// <param name="trees">Where there may be files that stay, ignored ones too.</param>
    /// <param name="gone">The files there that do not stay.</param>
    /// <param name="written">The files that are written.</param>
    public OpenRepositories(IReadOnlyList<IFileTree> trees, IReadOnlySet<string> gone, IEnumerable<string> written)
    {
        this.trees = trees;
        this.gone = gone;
        this.written = new(written.SelectMany(Parts).Select(FoldedName.OfPath), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Whether a file is one of a repository's own, as the files will be then.</summary>
    public bool Includes(string path) => Parts(path).Any(part => IsRepository(ChangePaths.Folder(part)));

    /// <summary>The file and the folders it is in, as far as their names are a repository's own. A folder is no <c>HEAD</c>.</summary>
    private static IEnumerable<string> Parts(string path) => ChangePaths.Folders(path).Where(folder => !IsHead(ChangePaths.Name(folder))).Prepend(path)
        .Where(part => Own.Contains(FoldedName.Of(ChangePaths.Name(part))));

    private static bool IsHead(string name) => FoldedName.Of(name).Equals("HEAD", StringComparison.OrdinalIgnoreCase);

    private bool IsRepository(string folder)
    {
        if (!known.TryGetValue(folder, out bool isRepository))
            known[folder] = isRepository = Judge(folder);
        return isRepository;
    }

    private bool Judge(string folder)
    {
        HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
        foreach (IFileTree tree in trees)
        {
            IReadOnlyList<FolderEntry> entries = tree.ListAll(folder, MostNames);
            if (entries.Count == MostNames || !tree.MayList(folder))
                return true;
            names.UnionWith(entries.Where(entry => Stays(folder, entry)).Select(entry => FoldedName.Of(entry.Name)));
        }

        string place = FoldedName.OfPath(folder);
        return Has("HEAD") && (Has("commondir") || (Has("objects") && Has("refs")));

        bool Has(string name) => names.Contains(name) || written.Contains(ChangePaths.Join(place, name));
    }

    private bool Stays(string folder, FolderEntry entry) =>
        !gone.Contains(ChangePaths.Join(folder, entry.Name)) && !(entry.Kind == FileKind.Folder && IsHead(entry.Name));
}
