namespace AgentLoop;

/// <summary>How this library names itself to others.</summary>
internal static class ThisTool
{
    public const string Name = "agentloop";

    public static string Version { get; } = typeof(ThisTool).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";
}
