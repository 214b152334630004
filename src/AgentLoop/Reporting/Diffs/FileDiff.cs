namespace AgentLoop;

/// <summary>The change of one file, line by line, with three lines around each place.</summary>
internal sealed class FileDiff(FileVersions file, PageWriter page)
{
    /// <summary>Comparing and showing more than this is not worth the time.</summary>
    private const int Largest = 4 * 1024 * 1024;

    private readonly DiffLine line = new(page);
    private int left;

    /// <param name="most">How many lines to show at most.</param>
    /// <returns>How many were shown.</returns>
    public int Write(int most)
    {
        left = most;
        bool isShown = file.IsText && file.BeforeBytes.Length + file.AfterBytes.Length <= Largest;
        page.Add($"<div class=\"file\"><h4><code>{file.Change.Path}</code>");
        if (file.Change.NewPath is { } renamed)
            page.Add($" <span class=\"quiet\">to</span> <code>{renamed}</code>");
        WriteKind();
        if (!isShown)
            page.Add($"</h4><p class=\"none\">{(file.IsText ? "Too large to be shown" : "No text")}: {PageFigures.Bytes(file.BeforeBytes.Length)} before, {PageFigures.Bytes(file.AfterBytes.Length)} after.</p>");
        else if (file.IsSame)
            page.Add($"</h4><p class=\"none\">The content stays.</p>");
        else
            WriteLines();
        page.Add($"</div>");
        return most - left;
    }

    private void WriteKind()
    {
        if (file.Change.Kind != FileChangeKind.Modify)
            page.AddBadge(PageTone.Calm, file.Change.Kind switch { FileChangeKind.Add => "new", FileChangeKind.Delete => "deleted", _ => "renamed" });
        if (file.OldMode != file.NewMode && file.Before is not null)
            page.AddBadge(PageTone.Calm, file.NewMode == WorkspaceFileMode.Executable ? "now executable" : "no longer executable");
    }

    private void WriteLines()
    {
        TextLines before = new(file.BeforeBytes);
        TextLines after = new(file.AfterBytes);
        LineDiff diff = LineDiff.Compare(before, after);
        page.Add($"<span class=\"size\"><ins>+{PageFigures.Of(diff.Added.Count(a => a))}</ins> <del>−{PageFigures.Of(diff.Removed.Count(r => r))}</del></span></h4><div class=\"scroll\"><table class=\"diff\">");
        bool isCut = false;
        foreach (HunkRange hunk in HunkRange.Of(diff))
        {
            isCut = left <= 0;
            if (isCut)
                break;
            Write(hunk, diff, before, after);
        }

        page.Add($"</table></div>");
        if (isCut || left <= 0)
            page.Add($"<p class=\"cut\">The rest of the change is left out here.</p>");
    }

    private void Write(HunkRange hunk, LineDiff diff, TextLines before, TextLines after)
    {
        page.Add($"<tbody><tr class=\"place\"><td colspan=\"3\">line {PageFigures.Of(hunk.NewStart + 1)}</td></tr>");
        int old = hunk.OldStart;
        int now = hunk.NewStart;
        while (left > 0 && (old < hunk.OldEnd || now < hunk.NewEnd))
        {
            (int firstOld, int firstNew) = (old, now);
            while (old < hunk.OldEnd && diff.Removed[old])
                old++;
            while (now < hunk.NewEnd && diff.Added[now])
                now++;
            WriteChange(before, firstOld, old, after, firstNew, now);
            for (; left > 0 && old < hunk.OldEnd && now < hunk.NewEnd && !diff.Removed[old] && !diff.Added[now]; now++, left--)
                line.Write(DiffText.Of(before[old]), ++old, now + 1);
        }

        page.Add($"</tbody>");
    }

    /// <summary>Lines that go and those that come for them: where they are as many, each pair is compared word by word.</summary>
    private void WriteChange(TextLines before, int oldStart, int oldEnd, TextLines after, int newStart, int newEnd)
    {
        bool areAsMany = oldEnd - oldStart == newEnd - newStart;
        for (int i = oldStart; i < oldEnd && left > 0; i++, left--)
            line.WriteRemoved(DiffText.Of(before[i]), i + 1, areAsMany ? DiffText.Of(after[newStart + i - oldStart]) : null);
        for (int i = newStart; i < newEnd && left > 0; i++, left--)
            line.WriteAdded(DiffText.Of(after[i]), i + 1, areAsMany ? DiffText.Of(before[oldStart + i - newStart]) : null);
    }
}
