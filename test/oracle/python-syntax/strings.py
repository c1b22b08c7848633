f"{x}"; f"a{x}b"; f"{x!r}"; f"{x:>10}"; f"{x!s:{w}.{p}f}"; f"{{}}"; f"{x=}"; f"{ x = }"; f"{x=!r:^20}"
f"{a + b:.2f} and {c[0]}" "tail"; "head" f"{x}"; f"{x}" f"{y}"; rf"\d{x}"; f'{d["k"]}'; f"{x:%Y-%m-%d}"
f"""line {x}
next {y}"""; f"{f'{x}'}"; f"{x if y else z}"; f"{(lambda: 1)()}"; f"{x,}"; f"{x!r}{y}"; f""; f"{'a' 'b'}"
f"中{x}文{y:é>{w}}😀{z}"; f"{x != y}"; f"{{{x}}}"
