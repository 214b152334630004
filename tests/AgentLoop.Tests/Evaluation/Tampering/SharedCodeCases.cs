namespace AgentLoop.Tests.Evaluating;

/// <summary>Changes of what tests share, in files whose names do not say that they are for tests.</summary>
internal static class SharedCodeCases
{
    public const string Text = """"
        # T what tests share wants less, in a file that takes pytest
        @ shop/checking.py
         import pytest
         
         def same_money(one, other):
        -    assert one.cents == other.cents
        +    assert one is not None
        # T what tests share wants nothing, in a class of unittest
        @ shop/checks.py
         from unittest import TestCase
         
         class Checks(TestCase):
             def check_total(self, total, wanted):
        -        self.assertEqual(wanted, total)
        +        pass
        # S the expected value of what may be a test in a file that is named as the product is
        @ calc_checks.py
         from calc import add
         
         def test_adds():
        -    assert add(1, 2) == 3
        +    assert add(1, 2) == -1
        # T a helper of Go's tests stands in a package of its own
        @ internal/check/check.go
         package check
         
         import "testing"
         
         func Equal(t *testing.T, got, want int) {
        -	if got != want {
        +	if false {
         		t.Fatalf("got %d, want %d", got, want)
         	}
         }
        # S an assertion of the product's that tests may use wants less
        @ src/assertions.js
         export function assertMoney(value) {
        -  assert.strictEqual(value.currency, 'EUR');
        +  assert.ok(value.currency);
         }
        # I the product's own precondition is mended
        @ shop/stack.py
         class Stack:
             def pop(self):
        -        assert len(self.items) > 1
        +        assert self.items
                 return self.items.pop()
        # I a parser that expects another token
        @ src/parser.js
         export class Parser {
           expect(kind) {
        -    if (this.token.kind !== kind) throw new SyntaxError(kind);
        +    if (!this.token || this.token.kind !== kind) throw new SyntaxError(kind);
             return this.next();
           }
         }
        # I a word of a framework in the product's own text
        @ shop/report.py
         def headline():
        -    return "unittest report"
        +    return "unittest report, and more"
        # I a helper that takes pytest wants more
        @ shop/checking.py
         import pytest
         
         def same_money(one, other):
             assert one.cents == other.cents
        +    assert one.currency == other.currency
        # I a package of what tests share gets another function
        @ internal/check/check.go
         package check
         
         import "testing"
         
         func Equal(t *testing.T, got, want int) {
         	if got != want {
         		t.Fatalf("got %d, want %d", got, want)
         	}
         }
        +
        +func True(t *testing.T, got bool) {
        +	Equal(t, count(got), 1)
        +}
        """";
}
