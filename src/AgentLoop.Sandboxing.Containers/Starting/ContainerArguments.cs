namespace AgentLoop.Sandboxing.Containers;

/// <summary>The arguments that make an engine start the container of a session.</summary>
internal static class ContainerArguments
{
    private static readonly string[] Contained =
    [
        "--read-only", "--network", "none", "--ipc", "private", "--cgroupns", "private", "--cap-drop", "all",
        "--security-opt", "no-new-privileges", "--no-healthcheck",
    ];

    /// <summary>Without these podman adds writable places, the host's proxies, names, sockets and volumes.</summary>
    private static readonly string[] PodmanOnly =
        ["--read-only-tmpfs=false", "--http-proxy=false", "--no-hosts", "--sdnotify=ignore", "--systemd=false", "--image-volume=ignore"];

    public static IEnumerable<string> Of(ContainerPlatform platform, SessionPlan plan, ContainerFiles files, ContainerUser user) =>
    [
        "run", "--detach", "--rm", "--pull", "never", "--log-driver", "none", "--stop-timeout", "0",
        "--name", plan.Folder.Name, "--label", $"{ContainerEngine.Label}={plan.Folder.Name}", "--hostname", ContainerPlaces.HostName,
        "--user", user.Keeper.ToString(), "--workdir", "/", "--env", $"{ChildEnvironment.MarkName}={plan.Mark}{ContainerPlaces.KeeperMark}",
        .. Contained,
        .. ForEngine(platform.Engine, files),
        .. ContainerLimits.Arguments(platform.Engine, plan.Request.Limits),
        .. Mounts(platform, plan, files),
        .. platform.Options.Arguments,
        "--entrypoint", "/bin/sh", platform.Image.Name, "-c", Lifeline.Script, ContainerPlaces.Lifeline, plan.Folder.Name,
    ];

    private static IEnumerable<string> ForEngine(ContainerEngine engine, ContainerFiles files) =>
    [
        .. engine.IsPodman ? PodmanOnly : [],
        .. engine is { IsPodman: false, Runtime: { } runtime } ? ["--runtime", runtime] : Array.Empty<string>(),
        // Whose files are the host user's own must be that user in the container too.
        .. engine is { IsPodman: true, Facts.Rootless: true } ? ["--userns", "keep-id"] : Array.Empty<string>(),
        .. File.Exists(files.Seccomp) ? ["--security-opt", "seccomp=" + files.Seccomp] : Array.Empty<string>(),
    ];

    private static IEnumerable<string> Mounts(ContainerPlatform platform, SessionPlan plan, ContainerFiles files) => files.Mounts
        .Append(ContainerMount.ReadOnly(files.Lifeline, ContainerPlaces.Lifeline))
        .Concat(ContainerMounts.Of(plan, platform.Options.HostToolchain))
        .SelectMany(mount => (string[])["--volume", mount.Argument]);
}
