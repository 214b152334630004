namespace AgentLoop;

/// <summary>How much may still be looked at for the edits of one answer, in characters, so that hostile ones end too.</summary>
internal sealed class EditEffort(long limit = EditEffort.Default)
{
    /// <summary>Enough for some hundred megabytes, and not more than some ten seconds' work.</summary>
    public const long Default = 6_000_000_000;

    /// <summary>What a line costs, however short it is, in characters.</summary>
    private const int LineCost = 64;

    private const int MaxExplained = 10;

    private long left = limit;
    private int explained;

    public bool IsExhausted => left < 0;

    /// <summary>Whether a failure is still to be explained; a model reads only the first few.</summary>
    public bool MayExplain() => explained++ < MaxExplained;

    public void Spend(EditableText text) => Spend(text.Text.Length + ((long)text.Count * LineCost));

    public void Spend(long characters) => left -= characters;
}
