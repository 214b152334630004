namespace AgentLoop.CrashProgram;

/// <summary>Denies one command and has another one instead of a third.</summary>
internal sealed class TalkPolicy : IPolicy
{
    public ValueTask<PolicyVerdict> DecideAsync(PolicyRequest request, CancellationToken cancellationToken = default) => ValueTask.FromResult(request.Tool?.Argument("command")?.GetString() switch
    {
        "forbidden" => PolicyVerdict.Deny("Not that."),
        "rewrite-me" => PolicyVerdict.Modify("""{"command":"echo rewritten"}""", "That is better."),
        _ => PolicyVerdict.Allow,
    });
}
