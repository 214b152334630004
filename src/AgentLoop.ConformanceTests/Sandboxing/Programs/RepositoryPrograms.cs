namespace AgentLoop.ConformanceTests;

/// <summary>Programs that change the workspace's own repository, so that the host's next git call runs what they say.</summary>
internal static class RepositoryPrograms
{
    private const string Settings = "[core]\n\trepositoryformatversion = 0\n\tbare = false\n";

    public static readonly ContainmentProgram Hook = Plant("plant a hook",
        "(printf '#!/bin/sh\\n' > .git/hooks/pre-commit; chmod +x .git/hooks/pre-commit) 2> /dev/null; exit 1");

    public static readonly ContainmentProgram Monitor = Plant("plant a core.fsmonitor",
        "(printf '[core]\\n\\tfsmonitor = ./own\\n' >> .git/config) 2> /dev/null; exit 1");

    public static readonly ContainmentProgram Filter = Plant("plant a filter",
        """
        (printf '[filter "own"]\n\tclean = ./own\n' >> .git/config) 2> /dev/null
        (mkdir -p .git/info; echo '* filter=own' > .git/info/attributes) 2> /dev/null; exit 1
        """);

    public static readonly ContainmentProgram Rename = Plant("rename .git and recreate it",
        """
        mv .git away 2> /dev/null && cp -r away .git && (printf '[core]\n\tfsmonitor = ./own\n' >> .git/config)
        rm -rf .git/hooks 2> /dev/null; exit 1
        """);

    public static IReadOnlyList<ContainmentProgram> All { get; } = [Hook, Monitor, Filter, Rename];

    private static ContainmentProgram Plant(string name, string script) => new()
    {
        Name = name,
        Promise = SandboxPromise.RepositoryIsolation,
        Script = script,
        Prepare = static scene =>
        {
            MakeRepository(scene.Folders.InWorkspace(".git"));
            return ValueTask.CompletedTask;
        },
        Worked = static (scene, _) => ValueTask.FromResult(!IsWhole(scene.Folders)),
    };

    private static void MakeRepository(string folder)
    {
        foreach (string name in (string[])["hooks", "objects", "refs/heads"])
            Directory.CreateDirectory(Path.Combine(folder, name));
        File.WriteAllText(Path.Combine(folder, "HEAD"), "ref: refs/heads/main\n");
        File.WriteAllText(Path.Combine(folder, "config"), Settings);
    }

    private static bool IsWhole(SceneFolders folders) =>
        !Path.Exists(folders.InWorkspace("away"))
        && string.Equals(SceneFolders.TextOf(folders.InWorkspace(".git/config")), Settings, StringComparison.Ordinal)
        && Directory.GetFileSystemEntries(folders.InWorkspace(".git"), "*", SearchOption.AllDirectories).Length == 6;
}
