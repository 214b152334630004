namespace AgentLoop;

internal static class CompiledLanguages
{
    private static readonly TextScanner Quotes = QuotedText.Line('"');
    private static readonly TextScanner Characters = QuotedText.Line('\'');

    public static SourceLanguage CSharp { get; } = new()
    {
        Name = "C#",
        Keywords = SourceLanguages.Words("""
            abstract as async await base bool break byte case catch char checked class const continue decimal default delegate do double
            else enum event explicit extern false finally fixed float for foreach goto if implicit in int interface internal is lock
            long namespace new null object operator out override params private protected public readonly record ref return sbyte sealed
            short sizeof stackalloc static string struct switch this throw true try typeof uint ulong unchecked unsafe ushort using var
            virtual void volatile when where while yield
            """),
        Texts = [CSharpText.Scan, Characters],
        NameCharacters = "@",
        HasDirectives = true,
        HasTypeArguments = true,
    };

    public static SourceLanguage Java { get; } = new()
    {
        Name = "Java",
        Keywords = SourceLanguages.Words("""
            abstract assert boolean break byte case catch char class const continue default do double else enum extends false final
            finally float for goto if implements import instanceof int interface long native new null package private protected public
            record return short static strictfp super switch synchronized this throw throws transient true try var void volatile while
            yield
            """),
        Texts = [QuotedText.Triple('"'), Quotes, Characters],
        NameCharacters = "$",
        HasTypeArguments = true,
    };

    /// <summary>C and C++ together: a header does not tell which.</summary>
    public static SourceLanguage C { get; } = new()
    {
        Name = "C/C++",
        Keywords = SourceLanguages.Words("""
            alignas alignof auto bool break case catch char class const constexpr continue default delete do double else enum explicit
            extern false final float for friend goto if inline int long mutable namespace new noexcept nullptr operator override private
            protected public register restrict return short signed sizeof static static_cast struct switch template this throw true try
            typedef typename union unsigned using virtual void volatile while
            """),
        Texts = [CppText.Raw, Quotes, Characters],
        HasDirectives = true,
        HasTypeArguments = true,
        Null = "nullptr",
    };

    public static SourceLanguage Go { get; } = new()
    {
        Name = "Go",
        Keywords = SourceLanguages.Words("""
            break case chan const continue default defer else fallthrough false for func go goto if import interface map nil package
            range return select struct switch true type var
            """),
        Texts = [Quotes, Characters, QuotedText.Raw('`')],
        ExtraOperators = ["<-", "&^"],
        Declarations = DeclarationStyle.Keyword,
        NewLinesEndStatements = true,
        ParenthesizesConditions = false,
        FunctionKeywords = SourceLanguages.Words("func"),
        FunctionsNeedKeyword = true,
        Null = "nil",
    };

    public static SourceLanguage Rust { get; } = new()
    {
        Name = "Rust",
        Keywords = SourceLanguages.Words("""
            as async await bool break char const continue crate dyn else enum extern f32 f64 false fn for i128 i16 i32 i64 i8 if impl in
            isize let loop match mod move mut pub ref return self Self static str struct super trait true type u128 u16 u32 u64 u8
            unsafe use usize where while
            """),
        Texts = [RustText.Raw, RustText.Character, QuotedText.Paragraph('"')],
        NestsBlockComments = true,
        HasTypeArguments = true,
        Declarations = DeclarationStyle.Keyword,
        ParenthesizesConditions = false,
        FunctionKeywords = SourceLanguages.Words("fn"),
        FunctionsNeedKeyword = true,
        Null = "None",
    };

    /// <summary>Kotlin, Swift and Scala as far as tokens go.</summary>
    public static SourceLanguage Kotlin { get; } = new()
    {
        Name = "Kotlin",
        Keywords = SourceLanguages.Words("""
            as break case catch class const continue data def do else enum extension false final finally for fun func guard if import in
            init interface internal is let lazy match nil null object open override package private protected protocol public return
            sealed self static struct super switch this throw throws trait true try typealias val var when where while yield
            """),
        Texts = [QuotedText.Triple('"'), Quotes, Characters],
        HasTypeArguments = true,
        Declarations = DeclarationStyle.Keyword,
        NewLinesEndStatements = true,
        ParenthesizesConditions = false,
        FunctionKeywords = SourceLanguages.Words("fun func def"),
        FunctionsNeedKeyword = true,
    };
}
