namespace AgentLoop.Tests;

/// <summary>How much of what could be tried is tried: all of it where <c>AGENTLOOP_SWEEPS</c> is 1, and otherwise as much as minutes allow.</summary>
internal static class Sweeps
{
    /// <summary>How far from one place of many to the next that is tried.</summary>
    public static int Step => Of(1, 2);

    private static bool AreWhole => Environment.GetEnvironmentVariable("AGENTLOOP_SWEEPS") == "1";

    public static int Of(int whole, int usual) => AreWhole ? whole : usual;
}
