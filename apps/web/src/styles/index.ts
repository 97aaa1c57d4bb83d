import './tokens.css';
import './base.css';
import '../kit/kit.css';
import '../app/shell.css';
