namespace Snippets;

/// <summary>A sandbox of one's own, around the strongest of this machine.</summary>
public static class WriteASandbox
{
    public static AgentLoopBuilder UseIn(AgentLoopBuilder loop) => loop.UseSandbox(new PoliteSandbox(Sandboxes.Strongest));
}
