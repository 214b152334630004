namespace AgentLoop;

/// <summary>Refuses a session that would not be what it says, before anything is made or run.</summary>
internal static class RequestCheck
{
    /// <summary>The request with its paths free of links.</summary>
    /// <exception cref="AgentLoopException">Something in the request cannot be done.</exception>
    public static SandboxRequest Resolve(SandboxRequest request, Toolchain toolchain)
    {
        if ((StartProblem.OfVariables(request.Environment) ?? (request.IsProbe ? null : LimitsCheck.ProblemWith(request.Limits))) is { } problem)
            throw new AgentLoopException(problem);
        if (NetworkGrantCheck.ProblemWith(request.Network) is { } contradiction)
            throw new AgentLoopException(contradiction);
        string workspace = PathCheck.Writable("workspace", request.Workspace, toolchain);
        string[] writable = [.. request.WritablePaths.Select(path => PathCheck.Writable("writable path", path, toolchain)).Distinct(StringComparer.Ordinal)];
        string[] readable = [.. request.ReadOnlyPaths.Select(path => ReadOnly(path, [workspace, .. writable])).Distinct(StringComparer.Ordinal)];
        return request with { Workspace = workspace, WritablePaths = writable, ReadOnlyPaths = readable };
    }

    /// <exception cref="AgentLoopException">Something is required that is not enforced here, or of which that is not known, or nothing works here.</exception>
    public static void Require(SandboxCapabilities capabilities, IReadOnlyList<SandboxPromise> required)
    {
        if (capabilities.Unavailable is { } reason)
            throw new AgentLoopException(reason);
        string broken = Named(capabilities, required, PromiseState.NotEnforced);
        string unknown = Named(capabilities, required, PromiseState.Unavailable);
        string tried = broken.Length > 0 ? $" does not enforce {broken}" : "";
        string untried = unknown.Length > 0 ? $" has nothing to hold {unknown} with, or it could not be tried" : "";
        if (tried.Length + untried.Length > 0)
            throw new AgentLoopException(
                $"The sandbox \"{capabilities.Name}\"{tried}{(tried.Length > 0 && untried.Length > 0 ? " and" : "")}{untried} on this machine, "
                + "which the request requires: use another sandbox, or leave it out of SandboxRequest.Required.");
    }

    private static string Named(SandboxCapabilities capabilities, IReadOnlyList<SandboxPromise> required, PromiseState state) =>
        string.Join(", ", required.Distinct().Where(promise => capabilities[promise] == state).Select(promise => $"\"{promise}\""));

    /// <summary>Within a folder that is written nothing can be kept from being written, moved or replaced.</summary>
    private static string ReadOnly(string path, string[] writable)
    {
        string real = PathCheck.Readable(path);
        return writable.FirstOrDefault(folder => LinkFreePath.IsWithin(real, folder)) is { } folder
            ? throw new AgentLoopException(
                $"The read-only path \"{path}\" lies in \"{folder}\", which the same request makes writable: leave one of them out.")
            : real;
    }
}
