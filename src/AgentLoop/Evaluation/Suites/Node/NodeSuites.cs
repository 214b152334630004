using System.Text;

namespace AgentLoop;

/// <summary>Makes suites of Node.js.</summary>
internal static class NodeSuites
{
    private static readonly Dictionary<string, string> Environment = new(StringComparer.Ordinal)
    {
        ["CI"] = "true",
        ["NO_COLOR"] = "1",
        ["FORCE_COLOR"] = "0",
        ["NODE_ENV"] = "test",
        ["NODE_DISABLE_COLORS"] = "1",
    };

    /// <summary>A suite of a package by its script, or as the runner works by itself.</summary>
    public static TestSuite Of(NodePackage package, NodeRunner runner, NodeTestScript script, TestSuiteOptions options, string reason) => new()
    {
        Name = SuiteCommands.Name(runner.Name, package.Folder),
        Reason = reason,
        Folder = package.Folder,
        Build =
        [
            .. script.Before.Select(step => Shell(package, step, []) with { Timeout = options.BuildTimeout }),
            .. Folder(package, runner),
        ],
        Command = Shell(package, Line(runner, script.Run.Length > 0 ? script.Run : runner.Run), runner.Arguments) with { Timeout = options.TestTimeout },
        Report = runner.Report is { } file ? RepositoryFiles.Join(package.Folder, $"{SuiteCommands.Folder}/{file}") : null,
        Format = runner.Format,
        Filter = runner.Filter,
    };

    /// <summary>What a runner finds in the folder for reports; node's own makes it itself.</summary>
    private static SandboxCommand[] Folder(NodePackage package, NodeRunner runner) => runner switch
    {
        { Reporter: { } reporter } => [SuiteCommands.WriteFile(package.Folder, reporter.Name, reporter.Content)],
        { Report: not null } when runner != NodeRunners.Node => [SuiteCommands.MakeFolder(package.Folder)],
        _ => [],
    };

    /// <summary>Further arguments come last, but node takes for its own only what stands before the files.</summary>
    private static string Line(NodeRunner runner, string run)
    {
        if (runner != NodeRunners.Node)
            return $"{run} \"$@\"";
        string[] words = NodeTestScript.Words(run);
        words[Array.IndexOf(words, "node")] = "node \"$@\"";
        return string.Join(' ', words);
    }

    /// <summary>A line for the shell, with the programs of installed packages on its path: the package's own, then those of the folders around it.</summary>
    private static SandboxCommand Shell(NodePackage package, string line, IReadOnlyList<string> arguments)
    {
        StringBuilder path = new();
        string up = "";
        foreach (string _ in RepositoryFiles.Upwards(package.Folder))
        {
            path.Append("$PWD/").Append(up).Append("node_modules/.bin:");
            up += "../";
        }

        return new SandboxCommand
        {
            Program = "/bin/sh",
            Arguments = ["-c", $"PATH=\"{path}$PATH\"; export PATH\n{line}", "run-tests", .. arguments],
            WorkingDirectory = package.Folder,
            Environment = Environment,
        };
    }
}
