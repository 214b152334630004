namespace AgentLoop.Sandboxing.Containers;

/// <summary>Refuses options that cannot work, before an engine is asked.</summary>
internal static class ContainerOptionsCheck
{
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Most = TimeSpan.FromDays(1);

    /// <exception cref="AgentLoopException">An option is not usable.</exception>
    public static ContainerSandboxOptions Check(ContainerSandboxOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (ProblemWith(options) is { } problem)
            throw new AgentLoopException(problem);
        return options;
    }

    private static string? ProblemWith(ContainerSandboxOptions options)
    {
        if (!IsWord(options.Image))
            return $"The image \"{options.Image}\" is no name of an image: say one such as \"localhost/tools:1\".";
        if (options.Engine is { } engine && !IsWord(engine))
            return $"The container engine \"{engine}\" is no name of a program: say \"podman\", \"docker\" or an absolute path.";
        if (options.Engine is { } path && path.Contains('/', StringComparison.Ordinal) && !Path.IsPathFullyQualified(path))
            return $"The container engine \"{path}\" is a relative path: say a name that is in PATH, or an absolute path.";
        if (options.Runtime is { } runtime && !IsWord(runtime))
            return $"The container runtime \"{runtime}\" is no name of a runtime: say one such as \"runc\".";
        if (options.Arguments.FirstOrDefault(IsNoArgument) is { } argument)
            return $"The engine's argument \"{argument.Replace("\0", "\\0", StringComparison.Ordinal)}\" is empty or contains a NUL character.";
        return options.EngineTimeout < Least || options.EngineTimeout > Most
            ? $"The engine's time-out \"{options.EngineTimeout}\" is not between one second and one day."
            : null;
    }

    /// <summary>What could be taken for an option or for several words is no name of anything.</summary>
    private static bool IsWord(string? text) =>
        !string.IsNullOrEmpty(text) && text[0] != '-' && !text.Any(character => char.IsWhiteSpace(character) || char.IsControl(character));

    private static bool IsNoArgument(string argument) => string.IsNullOrEmpty(argument) || argument.Contains('\0', StringComparison.Ordinal);
}
