namespace AgentLoop.Roslyn;

/// <summary>The one real build, and what else is run in a sandbox.</summary>
internal sealed class BuildCommands(CompileGateOptions options)
{
    /// <summary>The targets are named by a whole path, which only a shell in the sandbox knows.</summary>
    private const string BuildScript =
        $"exec \"$@\" \"-property:CustomAfterMicrosoftCSharpTargets=$PWD/{CollectorTargets.TargetsFile}\" \"-property:AgentLoopFile=$PWD/{CollectorTargets.CollectedFile}\"";

    private const string PackScript = $"tar -cf {CollectorTargets.OutputsFile} -T -";

    private const string UnpackScript = $"tar -xf {CollectorTargets.OutputsFile} && rm {CollectorTargets.OutputsFile}";

    private const string CopyScript =
        $"mkdir -p {CollectorTargets.Folder}/files && i=0 && while IFS= read -r f; do cp -- \"$f\" {CollectorTargets.Folder}/files/$i || exit 1; i=$((i+1)); done";

    /// <summary>Says where the workspace is, and then whether all the files that it is told with their digests stand there.</summary>
    private const string PlaceScript = "pwd && sha256sum --check --status && echo complete";

    private static readonly Dictionary<string, string> Environment = new(StringComparer.Ordinal)
    {
        ["DOTNET_TieredPGO"] = "0",
        ["DOTNET_NOLOGO"] = "1",
        ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
    };

    /// <summary>Projects whose compiler ran anyway are compiled too, since only then it is told what to do.</summary>
    public IEnumerable<SandboxCommand> Builds(bool compiles) => options.Projects.DefaultIfEmpty(null).Select(project => Shell(
        BuildScript,
        [
            "dotnet", "build", .. project is null ? Array.Empty<string>() : [project], "--no-restore", "--configuration", options.Configuration, "-verbosity:quiet",
            "-terminalLogger:off", "-maxCpuCount:1", "-nodeReuse:false", "-property:UseSharedCompilation=false", "-property:UseRazorBuildServer=false",
            "-property:ProvideCommandLineArgs=true", "-property:NonExistentFile=__none__", "-property:EmitCompilerGeneratedFiles=true",
            .. compiles ? Array.Empty<string>() : ["-property:SkipCompilerExecution=true", "-property:CopyBuildOutputToOutputDirectory=false"],
            .. options.Properties.Select(p => $"-property:{p.Key}={Escaped(p.Value)}"),
        ]));

    /// <summary>Puts files into one, so that they are read at once.</summary>
    public SandboxCommand Pack(IEnumerable<string> files) => Shell(PackScript, []) with { StandardInput = Lines(files) };

    /// <summary>Takes them out of it again.</summary>
    public SandboxCommand Unpack() => Shell(UnpackScript, []);

    /// <summary>Copies files from elsewhere to where a session may read them, named by their number.</summary>
    public SandboxCommand CopyIn(IEnumerable<string> files) => Shell(CopyScript, []) with { StandardInput = Lines(files) };

    /// <summary>Asks for the workspace's own path, and whether these files are there.</summary>
    /// <param name="outputs">Lines as <c>sha256sum</c> writes them.</param>
    public SandboxCommand Place(IEnumerable<string> outputs) => Shell(PlaceScript, []) with { StandardInput = Lines(outputs) };

    private static ReadOnlyMemory<byte> Lines(IEnumerable<string> lines) => System.Text.Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n")));

    private static string Escaped(string value) => value.Replace("%", "%25", StringComparison.Ordinal).Replace(";", "%3B", StringComparison.Ordinal);

    private SandboxCommand Shell(string script, string[] arguments) => new()
    {
        Program = "/bin/sh",
        Arguments = ["-c", script, "compile-gate", .. arguments],
        Environment = Environment,
        Timeout = options.BuildTimeout,
    };
}
