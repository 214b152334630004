namespace AgentLoop;

/// <summary>A line of a diff, with the words marked that it has and its counterpart has not.</summary>
internal sealed class DiffLine(PageWriter page)
{
    public void Write(DiffText text, int oldNumber, int newNumber)
    {
        page.Add($"<tr><td class=\"n\" data-n=\"{oldNumber}\"></td><td class=\"n\" data-n=\"{newNumber}\"></td><td class=\"l\">{text.Text}");
        End(text);
    }

    public void WriteRemoved(DiffText text, int number, DiffText? counterpart)
    {
        page.Add($"<tr class=\"del\"><td class=\"n\" data-n=\"{number}\"></td><td class=\"n\"></td><td class=\"l\"><span class=\"unseen\">removed: </span>");
        WriteWords(text, counterpart);
        page.Add($"<i>{text.End}</i>");
        End(text);
    }

    public void WriteAdded(DiffText text, int number, DiffText? counterpart)
    {
        page.Add($"<tr class=\"ins\"><td class=\"n\"></td><td class=\"n\" data-n=\"{number}\"></td><td class=\"l\"><span class=\"unseen\">added: </span>");
        WriteWords(text, counterpart);
        page.Add($"<i>{text.End}</i>");
        End(text);
    }

    private void WriteWords(DiffText text, DiffText? counterpart)
    {
        IReadOnlyList<DiffWord> words = counterpart is null ? [] : WordDiff.Of(text.Text, counterpart.Text);
        if (words.Count == 0)
            page.Add($"{text.Text}");
        foreach (DiffWord word in words)
        {
            if (word.IsShared)
                page.Add($"{word.Text}");
            else
                page.Add($"<mark>{word.Text}</mark>");
        }
    }

    private void End(DiffText text)
    {
        if (text.Cut > 0)
            page.Add($"<span class=\"cut\">{PageFigures.Count(text.Cut, "byte")} more</span>");
        page.Add($"</td></tr>");
    }
}
