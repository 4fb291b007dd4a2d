using Shirube.Domain.People;

namespace Shirube.Domain.Tests.People;

public class PasswordRuleTests
{
    [Theory]
    [InlineData("青い自転車で湖まで三十分かけて行く")]
    [InlineData("violet kettle under seven bridges")]
    [InlineData("correct-cattle-cello-42")]
    [InlineData("ひがしの そらに つきのこる あさ")]
    public void A_long_password_is_taken_whatever_it_is_made_of(string password) =>
        Assert.Null(PasswordRule.Refusal(password, "suzuki@example.go.jp", "鈴木 花子"));

    [Theory]
    [InlineData("Tr0ub4dor&3")]
    [InlineData("十四文字しかない合言葉ですよね")]
    public void A_short_one_is_refused_with_its_length(string password)
    {
        var length = new System.Globalization.StringInfo(password).LengthInTextElements;
        var refusal = PasswordRule.Refusal(password);
        if (length >= PasswordRule.Shortest)
            Assert.Null(refusal);
        else
            Assert.Contains($"{length}文字", refusal!.Value.Ja, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("aaaaaaaaaaaaaaaaaaaa")]
    [InlineData("123456789012345678")]
    [InlineData("abcdefghijklmnopqrst")]
    [InlineData("passwordpassword1234")]
    [InlineData("qwertyuiopasdfghjkl")]
    [InlineData("パスワードパスワードパスワード")]
    [InlineData("suzuki.hanako.suzuki")]
    [InlineData("Suzuki-Hanako-2026-reiwa")]
    [InlineData("shirube-secretariat-password")]
    public void What_is_easily_guessed_is_refused(string password) =>
        Assert.NotNull(
            PasswordRule.Refusal(password, "suzuki.hanako@example.go.jp", "Suzuki Hanako")
        );

    [Fact]
    public void Full_width_and_half_width_are_the_same_password() =>
        Assert.Equal(PasswordRule.Normalise("ｶｷｸ１２３"), PasswordRule.Normalise("カキク123"));

    [Fact]
    public void Sixty_four_characters_and_more_are_taken() =>
        Assert.Null(
            PasswordRule.Refusal(
                string.Join(' ', Enumerable.Range(0, 24).Select(i => $"word{i * 7919 % 9973}"))
            )
        );
}
