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
        bool any = false;
        foreach (NodePackage package in packages.OrderBy(package => package.Folder, StringComparer.Ordinal))
            any |= await AddAsync(search, package, packages, cancellationToken).ConfigureAwait(false);
        if (any)
            NodeInstall.Add(search, packages);
    }

    private static async ValueTask<bool> AddAsync(SuiteSearch search, NodePackage package, List<NodePackage> packages, CancellationToken cancellationToken)
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

        (NodeRunner? runner, string why) = await GuessAsync(search.Files, package, packages, cancellationToken).ConfigureAwait(false);
        if (runner is not null)
            search.Add(NodeSuites.Of(package, runner, script, search.Options, why));
        return runner is not null;
    }

    /// <summary>The runner that is configured or installed for a package with test files, or node's own where those use it.</summary>
    private static async ValueTask<(NodeRunner? Runner, string Why)> GuessAsync(RepositoryFiles files, NodePackage package, List<NodePackage> packages, CancellationToken cancellationToken)
    {
        string place = SuiteCommands.Place(package.Folder);
        string[] own = [.. files.Paths.Where(path => RepositoryFiles.IsIn(path, package.Folder)
            && !packages.Exists(inner => inner.Folder.Length > package.Folder.Length && RepositoryFiles.IsIn(path, inner.Folder)))];
        string[] tests = [.. own.Where(NodeTestFiles.IsCalledSo)];
        if (tests.Length == 0)
            return (null, "");
        foreach (NodeRunner runner in NodeRunners.All)
        {
            if (own.Contains(RepositoryFiles.Join(package.Folder, "package.json"), StringComparer.Ordinal) && (package.Dependencies.Contains(runner.Name) || (runner == NodeRunners.Jest && package.ConfiguresJest)))
                return (runner, $"The package in {place} depends on {runner.Name} and has no script \"test\".");
            if (runner.Configuration.Length > 0 && Array.Find(own, path => path.StartsWith(RepositoryFiles.Join(package.Folder, runner.Configuration), StringComparison.Ordinal)) is { } configuration)
                return (runner, $"\"{configuration}\" configures {runner.Name}.");
        }

        foreach (string path in tests.Take(MaxFilesRead))
        {
            if (await files.ReadAsync(path, cancellationToken).ConfigureAwait(false) is { } text && text.Contains("node:test", StringComparison.Ordinal))
                return (NodeRunners.Node, $"\"{path}\" is written for node's own test runner.");
        }

        return (null, "");
    }
}
