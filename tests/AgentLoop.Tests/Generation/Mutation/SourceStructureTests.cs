namespace AgentLoop.Tests.Generation;

public sealed class SourceStructureTests
{
    [Theory]
    [InlineData("a.cs", "class C { C(int a) : base(a) { } public T Get<T>(T x) where T : new() { return x; } int Size => 1; int P { get { return 2; } } void M() { if (a) { G(1); } int L(int q) { return q; } } }", "C,Get,Size,P,M,L")]
    [InlineData("a.py", "class C:\n    def a(self, x):\n        def b(): return 1\n        return x\n    async def c(self) -> int:\n        pass\n", "a,b,c")]
    [InlineData("a.js", "function a(x) { return x; }\nconst b = (y) => { return y; };\nconst c = z => z + 1;\nclass D { e() { if (x) { f(1); } } }\nconst o = { g: function (x) { return x; }, h() { return 1; } };", "a,b,c,e,g,h")]
    [InlineData("a.go", "func A(x int) (int, error) { if f(x) { return 1, nil }\n return 0, nil }\nfunc (t *T) B() { }", "A,B")]
    [InlineData("a.rs", "fn a<T: Copy>(x: T) -> Vec<T> where T: Ord { vec![x] }\nimpl D { pub fn b(&self) -> i32 { if c(1) { 2 } else { 3 } } }", "a,b")]
    [InlineData("a.java", "class C { @Test void a() throws IOException, Foo { } public static <T> List<T> b(List<T> x) { return new ArrayList<T>(x) { }; } }", "a,b")]
    [InlineData("a.cpp", "int a(std::vector<int> xs) { return xs[0]; }\nC::C(int x) : y(x), z(0) { }\nvoid C::m() const { }", "a,C,m")]
    [InlineData("a.rb", "class A\n  def b(x)\n    x + 1\n  end\nend\n", "b")]
    public void Functions_are_found(string path, string text, string names) =>
        Assert.Equal(names, string.Join(',', Parse(path, text).Functions.All.Select(f => f.Name)));

    [Theory]
    [InlineData("a.cs", "class C { void M(int a) { a = 1; if (a > 0) { a--; } else a++; for (;;) { break; } return; } }", "a = 1;|a--;|a++;|break;|return;")]
    [InlineData("a.js", "function m(a) {\n  a = f(a)\n    .g()\n  if (a) return 1\n  b.forEach(x => {\n    y(x)\n  })\n  return a\n}", "a = f(a)\n    .g()|return 1|b.forEach(x => {\n    y(x)\n  })|return a")]
    [InlineData("a.py", "def m(a):\n    a = f(a,\n  1)\n    if a:\n        a += 1\n    else:\n        return 2\n    return a\n", "a = f(a,\n  1)|a += 1|return 2|return a")]
    [InlineData("a.go", "func m(a int) int {\n\ta = 1\n\tif a > 0 {\n\t\ta++\n\t}\n\treturn a\n}", "a = 1|a++|return a")]
    public void Simple_statements_are_found(string path, string text, string statements)
    {
        SourceFile file = Parse(path, text);
        Assert.Equal(statements, string.Join('|', file.Statements.Values.Where(s => s.IsSimple).OrderBy(s => s.Range.First).Select(s => file.TextOf(s.Range))));
    }

    [Theory]
    [InlineData("a.cs", "class C { int f; void M(int a, string s) { int b = 0, c = 1; foreach (var x in s) { double d = 1; } /*here*/; var q = 1; } }", "a:number,s:string,b:number,c:number,f:number")]
    [InlineData("a.js", "function m(a, b = 1) { const c = 'x'; for (let i = 0; i < a; i++) { let d = 1; } /*here*/; }", "a:,b:number,c:string")]
    [InlineData("a.py", "def m(a, b: int, *rest):\n    c = 'x'\n    for d, e in a:\n        pass\n    #here\n    pass\n", "a:,b:number,rest:,c:string,d:,e:")]
    [InlineData("a.go", "func m(a int, s string) { b := 1; var c string; /*here*/; }", "a:number,s:string,b:number,c:")]
    [InlineData("a.rs", "fn m(a: i32, s: &str) { let mut b = 1; let c: bool = x(); /*here*/; }", "a:number,s:string,b:number,c:bool")]
    public void Variables_in_scope_are_found_with_their_types(string path, string text, string variables)
    {
        SourceFile file = Parse(path, text);
        int place = text.IndexOf("here", StringComparison.Ordinal);
        int index = Enumerable.Range(0, file.Code.Count).First(i => file.Code[i].Start > place);
        Assert.Equal(variables, string.Join(',', file.Names.VisibleAt(index).Select(v => $"{v.Name}:{v.Type}")));
    }

    [Theory]
    [InlineData("src/Calc.cs", false)]
    [InlineData("src/Latest.cs", false)]
    [InlineData("src/Contest.cs", false)]
    [InlineData("tests/Calc.cs", true)]
    [InlineData("src/Shop.Tests/Cart.cs", true)]
    [InlineData("CalcTests.cs", true)]
    [InlineData("test_calc.py", true)]
    [InlineData("calc_test.go", true)]
    [InlineData("lib/calc.spec.ts", true)]
    [InlineData("src/TestCalc.java", true)]
    public void Tests_are_told_from_sources(string path, bool isTest) => Assert.Equal(isTest, SourcePaths.IsTest(path));

    private static SourceFile Parse(string path, string text) => new(path, default, SourceLanguages.Of(path)!, text);
}
