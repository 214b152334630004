namespace AgentLoop;

/// <summary>What an evaluator said, as it is recorded, remembered and shown.</summary>
internal static class MaskedEvaluation
{
    public static Evaluation Of(SecretMask mask, Evaluation evaluation)
    {
        if (mask.Finder.IsEmpty)
            return evaluation;
        ReadOnlyMemory<byte> json = EvaluationJson.Write(evaluation);
        ReadOnlyMemory<byte> masked = mask.ApplyToJson(json);
        return masked.Equals(json) ? evaluation : EvaluationJson.Read(masked.Span);
    }
}
