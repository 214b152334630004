namespace AgentLoop;

internal static class ScriptLanguages
{
    private const string JavaScriptWords = """
        async await break case catch class const continue debugger default delete do else export extends false finally for function if
        import in instanceof let new null of return static super switch this throw true try typeof undefined var void while with yield
        """;

    private static readonly TextScanner Quotes = QuotedText.Line('"');
    private static readonly TextScanner Apostrophes = QuotedText.Line('\'');

    public static SourceLanguage Python { get; } = new()
    {
        Name = "Python",
        Keywords = SourceLanguages.Words("""
            False None True and as assert async await break class continue def del elif else except finally for from global if import in
            is lambda nonlocal not or pass raise return try while with yield
            """),
        Texts = [PythonText.Scan],
        LineComments = ["#"],
        HasBlockComments = false,
        Layout = SourceLayout.Indentation,
        Declarations = DeclarationStyle.Assignment,
        NewLinesEndStatements = true,
        ParenthesizesConditions = false,
        FunctionKeywords = SourceLanguages.Words("def"),
        FunctionsNeedKeyword = true,
        And = "and",
        Or = "or",
        Not = "not ",
        Null = "None",
        True = "True",
        False = "False",
    };

    public static SourceLanguage JavaScript { get; } = new()
    {
        Name = "JavaScript",
        Keywords = SourceLanguages.Words(JavaScriptWords),
        Texts = [Quotes, Apostrophes, JavaScriptText.Template, JavaScriptText.Pattern],
        NameCharacters = "$#",
        Declarations = DeclarationStyle.Keyword,
        NewLinesEndStatements = true,
        FunctionKeywords = SourceLanguages.Words("function"),
    };

    public static SourceLanguage TypeScript { get; } = JavaScript with
    {
        Name = "TypeScript",
        Keywords = SourceLanguages.Words(JavaScriptWords + """

            abstract as boolean declare enum implements interface keyof namespace number private protected public readonly string type
            """),
        HasTypeArguments = true,
    };

    public static SourceLanguage Ruby { get; } = new()
    {
        Name = "Ruby",
        Keywords = SourceLanguages.Words("""
            and begin break case class def do else elsif end ensure false for if in module next nil not or redo rescue retry return self
            super then true unless until when while yield
            """),
        Texts = [QuotedText.Paragraph('"'), QuotedText.Paragraph('\'')],
        LineComments = ["#"],
        HasBlockComments = false,
        NameCharacters = "@$",
        Layout = SourceLayout.Keywords,
        Declarations = DeclarationStyle.Assignment,
        NewLinesEndStatements = true,
        ParenthesizesConditions = false,
        FunctionKeywords = SourceLanguages.Words("def"),
        FunctionsNeedKeyword = true,
        Null = "nil",
    };

    public static SourceLanguage Php { get; } = new()
    {
        Name = "PHP",
        Keywords = SourceLanguages.Words("""
            abstract and array as break case catch class const continue declare default do echo else elseif extends false final finally
            fn for foreach function global if implements instanceof interface namespace new null or print private protected public
            return static switch throw trait true try use var while yield
            """),
        Texts = [QuotedText.Paragraph('"'), QuotedText.Paragraph('\'')],
        LineComments = ["//", "#"],
        NameCharacters = "$",
        Declarations = DeclarationStyle.Assignment,
        FunctionKeywords = SourceLanguages.Words("function fn"),
        FunctionsNeedKeyword = true,
    };

    public static SourceLanguage Lua { get; } = Ruby with
    {
        Name = "Lua",
        Keywords = SourceLanguages.Words("""
            and break do else elseif end false for function goto if in local nil not or repeat return then true until while
            """),
        Texts = [Quotes, Apostrophes],
        LineComments = ["--"],
        NameCharacters = "",
        FunctionKeywords = SourceLanguages.Words("function"),
        And = "and",
        Or = "or",
        Not = "not ",
    };
}
