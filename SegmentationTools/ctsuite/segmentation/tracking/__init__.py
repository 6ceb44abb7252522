"""Following vessels and airways from branch to branch, with a watch on leaks."""
