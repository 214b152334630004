namespace AgentLoop;

/// <summary>What two texts have in common that differ in blanks and comments only.</summary>
internal static class NormalForm
{
    public static ulong Of(SourceFile file)
    {
        StableHash hash = new(0);
        for (int i = 0; i < file.Code.Count; i++)
        {
            if (file.Language.IsIndented && LogicalLines.Starts(file, i))
                hash.Add(LogicalLines.Column(file, i));
            hash.Add(file.Code[i].Text);
        }

        return hash.Value;
    }
}
