namespace AgentLoop;

/// <summary>Commands of suites that several ecosystems have.</summary>
internal static class SuiteCommands
{
    /// <summary>
    /// The folder that reports and what runners need are written to, below the folder a suite runs in. It holds a <c>.gitignore</c> that leaves all of it
    /// out of the repository, itself too.
    /// </summary>
    public const string Folder = ".agentloop";

    private const string Make = "mkdir -p .agentloop && printf '*\\n' > .agentloop/.gitignore";

    private const string Write = Make + """ && printf '%s' "$2" > ".agentloop/$1" """;

    /// <summary>Makes the folder, below the folder of a suite.</summary>
    public static SandboxCommand MakeFolder(string folder) => new()
    {
        Program = "/bin/sh",
        Arguments = ["-c", Make],
        WorkingDirectory = folder,
        Timeout = TimeSpan.FromMinutes(1),
    };

    /// <summary>Writes a file into the folder, before a run, so that nothing of a candidate is in its place.</summary>
    public static SandboxCommand WriteFile(string folder, string name, string content) => new()
    {
        Program = "/bin/sh",
        Arguments = ["-c", Write, "write", name, content],
        WorkingDirectory = folder,
        Timeout = TimeSpan.FromMinutes(1),
    };

    /// <summary>The same command, whose failure does not count.</summary>
    public static SandboxCommand WhateverComes(SandboxCommand command) => command with
    {
        Program = "/bin/sh",
        Arguments = ["-c", """ "$@" || :""", "build-ahead", command.Program, .. command.Arguments],
    };

    /// <summary>A path as an argument that no program takes for an option.</summary>
    public static string Argument(string path) => path.StartsWith('-') ? $"./{path}" : path;

    /// <summary>What a suite of a folder is called.</summary>
    public static string Name(string runner, string folder) => folder.Length == 0 ? runner : $"{runner} {folder}";

    /// <summary>Where a suite is, in words.</summary>
    public static string Place(string folder) => folder.Length == 0 ? "the repository's own folder" : $"\"{folder}\"";
}
