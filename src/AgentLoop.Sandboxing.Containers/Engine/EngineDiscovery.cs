namespace AgentLoop.Sandboxing.Containers;

/// <summary>Finds the engine to use by asking those that are there.</summary>
internal static class EngineDiscovery
{
    private const string PodmanFacts =
        "{{.Version.Version}}|{{.Host.Security.Rootless}}|{{.Host.Security.SECCOMPProfilePath}}|{{.Host.OCIRuntime.Name}}|{{.Host.CgroupsVersion}}|{{.Host.ServiceIsRemote}}";

    private const string DockerFacts = "{{.ServerVersion}}|{{.SecurityOptions}}||{{.DefaultRuntime}}|v{{.CgroupVersion}}|false";

    /// <exception cref="AgentLoopException">None is there, or none works, and why.</exception>
    public static async ValueTask<ContainerEngine> FindAsync(ContainerSandboxOptions options)
    {
        List<string> reasons = [];
        foreach (string name in options.Engine is { } said ? [said] : (string[])["podman", "docker"])
        {
            string searchPath = Environment.GetEnvironmentVariable("PATH") ?? "";
            if (ProgramPath.Find(name, "/", searchPath, out string missing) is not { } path)
                reasons.Add(missing);
            else if (await AskAsync(new EngineProgram(path, options.EngineTimeout), options, reasons).ConfigureAwait(false) is { } engine)
                return engine;
        }

        throw new AgentLoopException("The container sandbox has no engine to work with: " + string.Join(" ", reasons));
    }

    private static async ValueTask<ContainerEngine?> AskAsync(EngineProgram program, ContainerSandboxOptions options, List<string> reasons)
    {
        EngineAnswer version = await program.AskAsync("--version").ConfigureAwait(false);
        // A program named docker may be podman's stand-in for it.
        EngineKind kind = version.Output.StartsWith("podman", StringComparison.OrdinalIgnoreCase) ? EngineKind.Podman : EngineKind.Docker;
        string[] runtime = kind == EngineKind.Podman && options.Runtime is { } named ? ["--runtime", named] : [];
        EngineAnswer answer = await program.AskAsync(
            [.. runtime, "info", "--format", kind == EngineKind.Podman ? PodmanFacts : DockerFacts]).ConfigureAwait(false);
        if (!answer.Succeeded || Read(kind, answer.Output) is not { } facts)
            reasons.Add($"\"{program.Name}\" does not work here, it said \"{(answer.Succeeded ? answer.Output : answer.Complaint)}\".");
        else if (facts.Remote)
            reasons.Add($"\"{program.Name}\" works on another machine, where the workspace is not.");
        else
            return new ContainerEngine(program, facts, options.Runtime);
        return null;
    }

    internal static EngineFacts? Read(EngineKind kind, string line) =>
        line.Split('|') is [{ Length: > 0 } version, var security, var seccomp, var runtime, var groups, var remote]
            ? new EngineFacts
            {
                Kind = kind,
                Version = version,
                Rootless = kind == EngineKind.Podman ? IsTrue(security) : security.Contains("name=rootless", StringComparison.Ordinal),
                SeccompFile = seccomp,
                Runtime = runtime,
                ControlGroups = groups,
                Remote = IsTrue(remote),
            }
            : null;

    private static bool IsTrue(string text) => string.Equals(text, "true", StringComparison.Ordinal);
}
