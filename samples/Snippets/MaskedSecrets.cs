namespace Snippets;

/// <summary>What is masked besides the environment's secrets and what looks like one.</summary>
public static class MaskedSecrets
{
    public static Loop Configure(string deployKey) => new AgentLoopBuilder()
        .AddEvaluator(Evaluators.Command("make test"))
        .WithRedaction(redaction => redaction.Register("DEPLOY_KEY", deployKey))
        .Build();
}
