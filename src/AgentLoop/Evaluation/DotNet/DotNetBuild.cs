using System.Text;

namespace AgentLoop;

/// <summary>Builds of .NET projects that leave no process behind: nodes and a compiler server would outlive the command, or be killed with it.</summary>
internal static class DotNetBuild
{
    /// <summary>
    /// Short-lived processes are quicker without tiered compilation's instrumentation; nothing is sent home, no banner is printed. What is built for a
    /// framework that is not there runs on a later one, since it would not run at all otherwise.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Environment { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["DOTNET_TieredPGO"] = "0",
        ["DOTNET_NOLOGO"] = "1",
        ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
        ["DOTNET_ROLL_FORWARD"] = "Major",
    };

    /// <summary>
    /// Builds one project and what it refers to. Reference assemblies stay on, so that a change within a method does not compile what depends on it.
    /// </summary>
    public static SandboxCommand Of(DotNetTestOptions options) => Of(options.Project, options) with
    {
        Arguments =
        [
            .. Of(options.Project, options).Arguments,
            .. options.RunAnalyzers ? Array.Empty<string>() : ["-property:RunAnalyzers=false"],
            .. options.Framework is { } framework ? ["--framework", framework] : Array.Empty<string>(),
        ],
    };

    /// <summary>Builds several projects in one process, by a project that has nothing but their names.</summary>
    public static IReadOnlyList<SandboxCommand> Of(IReadOnlyList<DotNetTestOptions> projects)
    {
        StringBuilder items = new();
        foreach (DotNetTestOptions project in projects)
        {
            string framework = project.Framework is { } name ? $" AdditionalProperties=\"TargetFramework={name}\"" : "";
            items.Append("<Tests Include=\"../").Append(Escaped(project.Project)).Append('"').Append(framework).Append(" />\n");
        }

        string content = $"""
            <Project>
            <ItemGroup>
            {items}</ItemGroup>
            <Target Name="Build"><MSBuild Projects="@(Tests)" Targets="Build" Properties="RunAnalyzers=false" /></Target>
            </Project>
            """;
        return [SuiteCommands.WriteFile("", "tests.proj", content), Of($"{SuiteCommands.Folder}/tests.proj", projects[0])];
    }

    private static SandboxCommand Of(string project, DotNetTestOptions options) => new()
    {
        Program = "dotnet",
        Arguments =
        [
            "build", SuiteCommands.Argument(project), "--no-restore", "--configuration", options.Configuration, "-verbosity:quiet", "-terminalLogger:off",
            "-maxCpuCount:1", "-nodeReuse:false", "-property:UseSharedCompilation=false", "-property:UseRazorBuildServer=false",
        ],
        Environment = Environment,
        Timeout = options.BuildTimeout,
    };

    /// <summary>A path in an attribute of MSBuild: as XML, and with MSBuild's own signs by their numbers.</summary>
    private static string Escaped(string path)
    {
        StringBuilder escaped = new();
        foreach (char c in path)
            escaped.Append("%$@'();?*&<>\"".Contains(c) ? $"%{(int)c:X2}" : c.ToString());
        return escaped.ToString();
    }
}
