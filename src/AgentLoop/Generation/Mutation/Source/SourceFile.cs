using System.Collections;

namespace AgentLoop;

/// <summary>A source text with its tokens, and, as they are asked for, its functions, statements and names.</summary>
internal sealed class SourceFile
{
    private readonly Dictionary<int, int> firstOfLine;
    private readonly Lazy<FunctionMap> functions;
    private readonly Lazy<IReadOnlyDictionary<int, SourceStatement>> statements;
    private readonly Lazy<ILookup<int, SourceStatement>> statementsByFunction;
    private readonly Lazy<SourceNames> names;
    private readonly Lazy<BitArray> typeBrackets;

    public SourceFile(string path, Digest digest, SourceLanguage language, string text)
    {
        Path = path;
        Digest = digest;
        Language = language;
        Text = text;
        Code = CodeTokenReader.ReadAll(language, text);
        int[] match = BracketMatcher.Match(Code);
        Match = new TokenLinks(match);
        Enclosing = new TokenLinks(BracketMatcher.Enclosing(match));
        firstOfLine = Enumerable.Range(0, Code.Count)
            .Where(i => Code[i].StartsLine).DistinctBy(i => Code[i].Line).ToDictionary(i => Code[i].Line);
        functions = new(() => new FunctionMap(this), LazyThreadSafetyMode.None);
        statements = new(() => StatementFinder.Find(this), LazyThreadSafetyMode.None);
        statementsByFunction = new(
            () => Statements.Values.OrderBy(s => s.Range.First).ToLookup(s => Functions.IndexAt(s.Range.First)), LazyThreadSafetyMode.None);
        names = new(() => new SourceNames(this), LazyThreadSafetyMode.None);
        typeBrackets = new(() => TypeArguments.Find(this), LazyThreadSafetyMode.None);
    }

    public string Path { get; }

    public Digest Digest { get; }

    public SourceLanguage Language { get; }

    public string Text { get; }

    public IReadOnlyList<CodeToken> Code { get; }

    /// <summary>For each bracket the index of its partner; -1 for one without, and for all other tokens.</summary>
    public TokenLinks Match { get; }

    /// <summary>For each token the bracket that it stands in; -1 where it stands in none.</summary>
    public TokenLinks Enclosing { get; }

    public FunctionMap Functions => functions.Value;

    /// <summary>The statements inside of functions, by their first token.</summary>
    public IReadOnlyDictionary<int, SourceStatement> Statements => statements.Value;

    /// <summary>The statements of the function around a token, in their order.</summary>
    public IEnumerable<SourceStatement> StatementsAround(int index) => statementsByFunction.Value[Functions.IndexAt(index)];

    public SourceNames Names => names.Value;

    /// <summary>Whether an angle bracket stands around type arguments rather than between two values.</summary>
    public bool IsTypeBracket(int index) => index >= 0 && index < Code.Count && typeBrackets.Value[index];

    public CodeToken At(int index) => index >= 0 && index < Code.Count ? Code[index] : CodeToken.None;

    public bool Is(int index, string text) => At(index).Is(text);

    /// <summary>The first token of a line, from 1.</summary>
    public CodeToken FirstOf(int line) => firstOfLine.TryGetValue(line, out int index) ? Code[index] : CodeToken.None;

    /// <summary>The text from the first to the last token of a range, with what stands between them.</summary>
    public string TextOf(CodeRange range) => range.IsEmpty ? "" : Text[Code[range.First].Start..Code[range.Last].End];

    /// <summary>Where the line of a token begins.</summary>
    public int LineStart(int index) => Code[index].Start == 0 ? 0 : Text.LastIndexOf('\n', Code[index].Start - 1) + 1;

    /// <summary>The blanks before the first token of the line.</summary>
    public string Indentation(int index)
    {
        int start = LineStart(index);
        int end = start;
        while (end < Text.Length && Text[end] is ' ' or '\t')
            end++;
        return Text[start..end];
    }

    /// <summary>How lines end in this text.</summary>
    public string NewLine => Text.IndexOf('\n') is int first && first > 0 && Text[first - 1] == '\r' ? "\r\n" : "\n";
}
