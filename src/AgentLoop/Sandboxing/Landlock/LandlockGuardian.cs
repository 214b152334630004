namespace AgentLoop;

/// <summary>
/// Ends the processes of a session when the host has died, however it died: a process in the session's outer domain that waits for the end of its input and
/// then kills all that it can reach, which is the session. Commands, each in a domain within that one, can neither signal nor look into it.
/// </summary>
internal static class LandlockGuardian
{
    // The loop has an end, in case the system leaves what is dead unburied; what forks faster than it is killed is met again and again.
    private const string Script =
        "echo ready $$; read -r _; i=0; while [ $i -lt 100000 ] && kill -9 -1 2> /dev/null; do i=$((i+1)); done";

    /// <summary>Starts it from the session's thread. Only where signals are kept within the domain: elsewhere it would reach everything of the host's user.</summary>
    /// <exception cref="AgentLoopException">It could not be started.</exception>
    public static async ValueTask<HeldProcess?> StartAsync(ConfinedThread thread, LandlockVersion version, SessionPlan plan) => version.HasScopes
        ? await HeldProcess.StartAsync("/bin/sh", ["-c", Script], plan.Mark, "a process that guards the session", thread).ConfigureAwait(false)
        : null;
}
