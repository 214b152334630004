namespace AgentLoop;

/// <summary>Looks whether what an edit writes is valid text, since halves of characters would be replaced when it is written.</summary>
internal static class EditTexts
{
    public static bool AreValid(Edit edit) => edit switch
    {
        WriteEdit write => IsValid(write.Content),
        ReplaceEdit replace => IsValid(replace.Search) && IsValid(replace.Replacement),
        LinesEdit lines => lines.Lines.All(line => IsValid(line.Text.Span)),
        _ => true,
    };

    public static bool IsValid(ReadOnlySpan<char> text)
    {
        while (text.IndexOfAnyInRange('\ud800', '\udfff') is >= 0 and int at)
        {
            if (at + 1 >= text.Length || !char.IsSurrogatePair(text[at], text[at + 1]))
                return false;
            text = text[(at + 2)..];
        }

        return true;
    }
}
