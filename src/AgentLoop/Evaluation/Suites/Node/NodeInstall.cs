namespace AgentLoop;

/// <summary>Installs what a lock file says, by the package manager that wrote it.</summary>
internal static class NodeInstall
{
    private static readonly (string Lock, string[] Command)[] Managers =
    [
        ("pnpm-lock.yaml", ["pnpm", "install", "--frozen-lockfile"]),
        ("yarn.lock", ["yarn", "install", "--immutable"]),
        ("package-lock.json", ["npm", "ci", "--no-audit", "--no-fund"]),
        ("npm-shrinkwrap.json", ["npm", "ci", "--no-audit", "--no-fund"]),
    ];

    private static readonly string[] Unlocked = ["npm", "install", "--no-audit", "--no-fund", "--no-package-lock"];

    /// <summary>Prepares each package that has a lock file; those below one that has workspaces are installed with it.</summary>
    public static void Add(SuiteSearch search, List<NodePackage> packages)
    {
        List<string> installed = [];
        foreach (NodePackage package in packages.Where(package => package.Dependencies.Count > 0 || package.HasWorkspaces).OrderBy(package => package.Folder.Length))
        {
            if (installed.Exists(root => RepositoryFiles.IsIn(package.Folder, root)))
                continue;
            if (package.HasWorkspaces || search.Files.Has(RepositoryFiles.Join(package.Folder, "pnpm-workspace.yaml")))
                installed.Add(package.Folder);
            search.Prepare(Step(search, package.Folder));
        }
    }

    private static PreparationStep Step(SuiteSearch search, string folder)
    {
        string[] command = Array.Find(Managers, manager => search.Files.Has(RepositoryFiles.Join(folder, manager.Lock))).Command ?? Unlocked;
        if (command[0] is "yarn" && !search.Files.Has(RepositoryFiles.Join(folder, ".yarnrc.yml")))
            command = ["yarn", "install", "--frozen-lockfile"];
        return new PreparationStep
        {
            Commands = [new SandboxCommand { Program = command[0], Arguments = command[1..], WorkingDirectory = folder, Timeout = search.Options.BuildTimeout }],
            Hosts = ["registry.npmjs.org", "registry.yarnpkg.com", "repo.yarnpkg.com"],
        };
    }
}
