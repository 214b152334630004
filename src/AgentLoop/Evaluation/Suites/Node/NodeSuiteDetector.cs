namespace AgentLoop;

/// <summary>Finds the tests of Node.js, by the <c>test</c> script of each package, else by what it depends on, else by its files.</summary>
internal sealed class NodeSuiteDetector : ISuiteDetector
{
    private const int MaxFilesRead = 200;

    public async ValueTask DetectAsync(SuiteSearch search, CancellationToken cancellationToken)
    {
        List<NodePackage> packages = [];
        foreach (string path in search.Files.Named("package.json"))
        {
            if (NodePackage.Parse(RepositoryFiles.Folder(path), await search.Files.ReadAsync(path, cancellationToken).ConfigureAwait(false) ?? "") is { } package)
                packages.Add(package);
            else
                search.Problem($"\"{path}\" cannot be read.");
        }

        if (!packages.Exists(package => package.Folder.Length == 0))
            packages.Add(new NodePackage { Folder = "" });
        ILookup<string, string> files = ByPackage(search.Files, packages);
        bool any = false;
        foreach (NodePackage package in packages.OrderBy(package => package.Folder, StringComparer.Ordinal))
            any |= await AddAsync(search, package, [.. files[package.Folder]], cancellationToken).ConfigureAwait(false);
        if (any)
            NodeInstall.Add(search, packages);
    }

    /// <summary>The files of each package: those in its folder, and in no package further in.</summary>
    private static ILookup<string, string> ByPackage(RepositoryFiles files, List<NodePackage> packages)
    {
        HashSet<string> folders = packages.Select(package => package.Folder).ToHashSet(StringComparer.Ordinal);
        return files.Paths.ToLookup(path => RepositoryFiles.Upwards(RepositoryFiles.Folder(path)).First(folders.Contains), StringComparer.Ordinal);
    }

    private static async ValueTask<bool> AddAsync(SuiteSearch search, NodePackage package, string[] own, CancellationToken cancellationToken)
    {
        NodeTestScript script = NodeTestScript.Parse(package);
        string place = RepositoryFiles.Join(package.Folder, "package.json");
        if (script.Runner is { } named)
        {
            search.Add(NodeSuites.Of(package, named, script, search.Options, $"The script \"test\" of \"{place}\" calls {named.Name}."));
            return true;
        }

        string called = package.Scripts.GetValueOrDefault("test", "");
        if (called.Length > 0 && !called.Contains("no test specified", StringComparison.Ordinal))
        {
            if (!package.HasWorkspaces)
                search.Problem($"The script \"test\" of \"{place}\", \"{called}\", calls no test runner that is known; name a TestSuite for it.");
            return false;
        }

        (NodeRunner? runner, string why) = await GuessAsync(search.Files, package, own, cancellationToken).ConfigureAwait(false);
        if (runner is not null)
            search.Add(NodeSuites.Of(package, runner, script, search.Options, why));
        return runner is not null;
    }

    /// <summary>The runner that is configured or installed for a package with test files, or node's own where those use it.</summary>
    private static async ValueTask<(NodeRunner? Runner, string Why)> GuessAsync(
        RepositoryFiles files, NodePackage package, string[] own, CancellationToken cancellationToken)
    {
        string[] tests = [.. own.Where(NodeTestFiles.IsCalledSo)];
        if (tests.Length == 0)
            return (null, "");
        foreach (NodeRunner runner in NodeRunners.All)
        {
            if (package.Dependencies.Contains(runner.Name) || (runner == NodeRunners.Jest && package.ConfiguresJest))
                return (runner, $"The package in {SuiteCommands.Place(package.Folder)} names {runner.Name} and has no script \"test\".");
            string configuration = RepositoryFiles.Join(package.Folder, runner.Configuration);
            if (runner.Configuration.Length > 0 && Array.Find(own, path => path.StartsWith(configuration, StringComparison.Ordinal)) is { } file)
                return (runner, $"\"{file}\" configures {runner.Name}.");
        }

        foreach (string path in tests.Take(MaxFilesRead))
        {
            if (await files.ReadAsync(path, cancellationToken).ConfigureAwait(false) is { } text && text.Contains("node:test", StringComparison.Ordinal))
                return (NodeRunners.Node, $"\"{path}\" is written for node's own test runner.");
        }

        return (null, "");
    }
}
